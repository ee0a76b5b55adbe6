package dev.gryllus.support

/**
 * A loopback port that nobody listens on, and that no other connection takes by chance meanwhile: systems hand out
 * ports from 32,768 on by themselves.
 */
class QuietPort {
    private static final int FIRST = 20_000
    private static final int COUNT = 12_000
    private static final Random RANDOM = new Random()

    static int find() {
        for (int port = candidate(); ; port = candidate()) {
            try {
                return new ServerSocket(port, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
            } catch (BindException ignored) {
                continue // somebody's
            }
        }
    }

    private static int candidate() {
        FIRST + RANDOM.nextInt(COUNT)
    }
}
