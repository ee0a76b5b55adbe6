package dev.gryllus.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;

/// A socket that is another one's front: whatever it is asked for, it asks that one. `java.net` has none.
class ForwardingSocket extends Socket {
    private final Socket to;

    ForwardingSocket(Socket to) throws SocketException {
        super((SocketImpl) null); // which nobody asks, as all methods are below
        this.to = to;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        to.connect(endpoint);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        to.connect(endpoint, timeout);
    }

    @Override
    public void bind(SocketAddress bindpoint) throws IOException {
        to.bind(bindpoint);
    }

    @Override
    public InetAddress getInetAddress() {
        return to.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return to.getLocalAddress();
    }

    @Override
    public int getPort() {
        return to.getPort();
    }

    @Override
    public int getLocalPort() {
        return to.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return to.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return to.getLocalSocketAddress();
    }

    @Override
    public SocketChannel getChannel() {
        return to.getChannel();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return to.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return to.getOutputStream();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        to.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return to.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        to.setSoLinger(on, linger);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return to.getSoLinger();
    }

    @Override
    public void sendUrgentData(int data) throws IOException {
        to.sendUrgentData(data);
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        to.setOOBInline(on);
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return to.getOOBInline();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        to.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return to.getSoTimeout();
    }

    @Override
    public void setSendBufferSize(int size) throws SocketException {
        to.setSendBufferSize(size);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return to.getSendBufferSize();
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        to.setReceiveBufferSize(size);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return to.getReceiveBufferSize();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        to.setKeepAlive(on);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return to.getKeepAlive();
    }

    @Override
    public void setTrafficClass(int trafficClass) throws SocketException {
        to.setTrafficClass(trafficClass);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return to.getTrafficClass();
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        to.setReuseAddress(on);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return to.getReuseAddress();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }

    @Override
    public void shutdownInput() throws IOException {
        to.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        to.shutdownOutput();
    }

    @Override
    public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
        to.setPerformancePreferences(connectionTime, latency, bandwidth);
    }

    @Override
    public String toString() {
        return to.toString();
    }

    @Override
    public boolean isConnected() {
        return to.isConnected();
    }

    @Override
    public boolean isBound() {
        return to.isBound();
    }

    @Override
    public boolean isClosed() {
        return to.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return to.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return to.isOutputShutdown();
    }

    @Override
    public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
        to.setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return to.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return to.supportedOptions();
    }
}
