package dev.gryllus.http;

import dev.gryllus.user.CutOff;
import dev.gryllus.wire.Body;
import dev.gryllus.wire.Framing;
import dev.gryllus.wire.ResponseHead;
import dev.gryllus.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// One request and its response on one connection, which is given back or closed in the end, whatever happens.
final class FastExchange {
    private static final byte[] NOTHING = {};

    private final FastConnection connection;
    private final FastConnections connections;
    private final TransportRequest request;
    private final PhaseTimer timer;
    private final AnswerTurn turn;
    private boolean reusable;
    private boolean ended;

    FastExchange(
            FastConnection connection,
            FastConnections connections,
            TransportRequest request,
            PhaseTimer timer,
            AnswerTurn turn) {
        this.connection = connection;
        this.connections = connections;
        this.request = request;
        this.timer = timer;
        this.turn = turn;
    }

    PhaseTimer timer() {
        return timer;
    }

    TransportResponse run(RequestWriter writer) throws IOException {
        boolean whole = false;
        try {
            connection.begin(request.connection().timeouts().read());
            timer.sending();
            ResponseHead head = send(writer);
            TransportResponse response = read(head, writer.closesConnection());
            whole = true;
            return response;
        } finally {
            if (!whole) {
                abort();
            }
        }
    }

    /// A server may answer before it has seen all of the request, and close: then the answer counts.
    private ResponseHead send(RequestWriter writer) throws IOException {
        try {
            writer.write(request, connection.destination(), connection.output());
            connection.output().flush();
        } catch (IOException e) {
            return answerInSpiteOf(e);
        }
        if (turn.give()) {
            connection.gaveWay(turn.lookedNanos());
        }
        ResponseHead head = readHead();
        turn.answered(timer.beganNanos());
        return head;
    }

    private ResponseHead answerInSpiteOf(IOException failed) throws IOException {
        if (!connection.brokeInSending()
                || connection.brokeBeforeSending()
                || failed instanceof SocketTimeoutException
                || CutOff.isCauseOf(failed)) {
            throw failed;
        }
        reusable = false;
        try {
            return readHead();
        } catch (IOException e) {
            failed.addSuppressed(e);
            throw failed;
        }
    }

    private ResponseHead readHead() throws IOException {
        ResponseHead head = ResponseHead.read(connection.input());
        timer.headRead(connection.receivedEpochNanos());
        return head;
    }

    private TransportResponse read(ResponseHead head, boolean closing) throws IOException {
        Framing framing = head.framing(request.method());
        Body body = Body.of(framing, connection.input());
        reusable = !closing
                && !connection.brokeInSending()
                && head.keepsConnection()
                && !(framing instanceof Framing.UntilClose);
        if (request.stream()) {
            return response(head, NOTHING, Optional.of(new FastStream(this, body)));
        }
        byte[] bytes = body.readAll(ContentDecoder.MOST_IN_MEMORY);
        end();
        return response(head, bytes, Optional.empty());
    }

    private TransportResponse response(ResponseHead head, byte[] body, Optional<InputStream> stream) {
        return new TransportResponse(
                head.version(),
                head.status(),
                head.reason(),
                head.fields(),
                body,
                stream,
                timer.times(),
                timer.endNanos());
    }

    /// The body was read to its end.
    ///
    /// @throws WireException if the server sent more, which would be taken for the next response
    void end() throws WireException {
        if (ended) {
            return;
        }
        timer.bodyRead(connection.receivedEpochNanos());
        boolean clean = connection.input().isEmpty();
        if (!clean || !reusable) {
            abort();
        } else {
            ended = true;
            connection.end();
            connection.rest();
        }
        if (!clean) {
            throw WireException.moreThanDeclared();
        }
    }

    /// What is not read yet will not be.
    void abort() {
        if (!ended) {
            ended = true;
            connection.end();
            connections.drop(connection);
        }
    }

    FastConnection connection() {
        return connection;
    }
}
