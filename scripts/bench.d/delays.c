// A server that answers each GET after a time drawn from a known distribution (log-normal, with a cap), and writes down how long
// each answer really took: from the moment its request arrived, as the kernel has stamped it, to the moment the answer was
// written. How late this server itself reads a request is so part of what it took, as it is for whoever waits for the answer.
// One thread, for Linux. Used by scripts/bench, which compares what a load generator reports with what is written down here.
//
//   delays PORT MEDIAN_MICROS SIGMA CAP_MICROS FILE
//
// GET /measured  answered late, and written down         GET /status  counts, as nginx's stub_status gives them
// GET /truth     writes the times to FILE (32 bits each, tenths of a microsecond) and forgets them
// Everything else is answered late, and not written down.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 512, REQUEST = 2048 };

// What a connection has sent of its next request. `use` tells one use of a file descriptor from the next.
struct connection { uint32_t use, filled; char request[REQUEST]; };
struct answer { int64_t due, arrived; int fd; uint32_t use; int measured; };

static struct connection **connections; // by file descriptor
static struct answer *heap;             // the next one that is due comes first
static size_t waiting, room;
static uint32_t *times;
static size_t written, times_room;
static long requests, accepted, open_now;
static const char *file;
static double median, sigma, cap;

static void die(const char *what) { perror(what); exit(1); }

static void *grown(void *memory, size_t *size, size_t each) {
    *size = *size ? *size * 2 : 65536;
    if (!(memory = realloc(memory, *size * each))) die("memory");
    return memory;
}

static int64_t nanos(struct timespec time) { return time.tv_sec * 1000000000LL + time.tv_nsec; }

static int64_t clock_nanos(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return nanos(time);
}

static int64_t now(void) { return clock_nanos(CLOCK_MONOTONIC); }

static int64_t drawn_delay(void) {
    double normal = sqrt(-2 * log(1 - drand48())) * cos(2 * M_PI * drand48());
    return 1000 * fmin(cap, median * exp(sigma * normal));
}

static void push(struct answer answer) {
    if (waiting == room) heap = grown(heap, &room, sizeof *heap);
    size_t at = waiting++;
    for (; at && heap[(at - 1) / 2].due > answer.due; at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
    heap[at] = answer;
}

static struct answer pop(void) {
    struct answer first = heap[0], last = heap[--waiting];
    size_t at = 0, child;
    while ((child = 2 * at + 1) < waiting) {
        if (child + 1 < waiting && heap[child + 1].due < heap[child].due) child++;
        if (heap[child].due >= last.due) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    return first;
}

static void send_body(int fd, const char *body) {
    char response[512];
    int length = snprintf(response, sizeof response,
                          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
    if (send(fd, response, length, MSG_NOSIGNAL) < 0 && errno != EPIPE && errno != ECONNRESET) die("send");
}

static void write_truth(void) {
    FILE *out = fopen(file, "wb");
    if (!out || fwrite(times, sizeof *times, written, out) != written || fclose(out)) die(file);
    written = 0;
}

static void answer_request(int fd, struct connection *from, int64_t arrived) {
    char counts[200];
    from->filled = 0;
    requests++;
    if (!strncmp(from->request, "GET /status ", 12)) {
        snprintf(counts, sizeof counts, "Active connections: %ld\nserver accepts handled requests\n %ld %ld %ld\n", open_now,
                 accepted, accepted, requests);
        send_body(fd, counts);
    } else if (!strncmp(from->request, "GET /truth ", 11)) {
        write_truth();
        send_body(fd, "written\n");
    } else {
        push((struct answer){arrived + drawn_delay(), arrived, fd, from->use, !strncmp(from->request, "GET /measured", 13)});
    }
}

// When what `message` holds came to this machine, on the monotonic clock; the kernel stamps it with the wall clock.
static int64_t arrival(struct msghdr *message) {
    struct cmsghdr *stamp = CMSG_FIRSTHDR(message);
    if (!stamp || stamp->cmsg_type != SO_TIMESTAMPNS) return now();
    struct timespec stamped;
    memcpy(&stamped, CMSG_DATA(stamp), sizeof stamped);
    return now() - (clock_nanos(CLOCK_REALTIME) - nanos(stamped));
}

static void receive(int fd) {
    struct connection *from = connections[fd];
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(struct timespec))];
    struct iovec into = {from->request + from->filled, REQUEST - 1 - from->filled};
    struct msghdr message = {.msg_iov = &into, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t got = recvmsg(fd, &message, 0);
    if (got < 0 && errno == EAGAIN) return;
    int64_t arrived = arrival(&message);
    if (got > 0) {
        from->filled += got;
        from->request[from->filled] = 0;
        if (from->filled >= 4 && !memcmp(from->request + from->filled - 4, "\r\n\r\n", 4)) answer_request(fd, from, arrived);
    }
    if (got <= 0 || from->filled == REQUEST - 1) { // the other side is gone, or sends what no generator would
        from->use++;
        open_now--;
        close(fd);
    }
}

static void answer_all_due(void) {
    while (waiting && heap[0].due <= now()) {
        struct answer answer = pop();
        if (connections[answer.fd]->use != answer.use) continue;
        send_body(answer.fd, "Hello.\n");
        if (!answer.measured) continue;
        if (written == times_room) times = grown(times, &times_room, sizeof *times);
        times[written++] = (now() - answer.arrived) / 100;
    }
}

static void accept_all(int listening, int epoll) {
    for (int fd, on = 1; (fd = accept4(listening, 0, 0, SOCK_NONBLOCK)) >= 0;) {
        if (!connections[fd] && !(connections[fd] = calloc(1, sizeof **connections))) die("memory");
        connections[fd]->filled = 0;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on)) die("SO_TIMESTAMPNS");
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event)) die("epoll_ctl");
        accepted++;
        open_now++;
    }
}

int main(int count, char **arguments) {
    if (count != 6) return 2;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    median = atof(arguments[2]), sigma = atof(arguments[3]), cap = atof(arguments[4]), file = arguments[5];
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    if (!(connections = calloc(files.rlim_cur, sizeof *connections))) die("memory");
    prctl(PR_SET_TIMERSLACK, 1);
    int on = 1, listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), epoll = epoll_create1(0);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listening, (struct sockaddr *)&address, sizeof address) || listen(listening, 4096)) die("listen");
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listening}, events[EVENTS];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listening, &wanted);
    for (;;) {
        int64_t left = waiting ? heap[0].due - now() : 0;
        struct timespec patience = {left > 0 ? left / 1000000000 : 0, left > 0 ? left % 1000000000 : 0};
        int ready = epoll_pwait2(epoll, events, EVENTS, waiting ? &patience : NULL, NULL);
        if (ready < 0 && errno != EINTR) die("epoll_pwait2");
        answer_all_due();
        for (int i = 0; i < ready; i++)
            events[i].data.fd == listening ? accept_all(listening, epoll) : receive(events[i].data.fd);
    }
}
