"""Asks a Gryllus for what an open page asks for, as a browser does, and for next to no processor time: a browser would take more
than what is to be measured. Until it is ended; then it says on stdout what it has got.

    viewer.py PORT FEED [SECONDS:PATH ...]

FEED is the path of a stream, SECONDS:PATH what is asked for by itself, that often."""
import collections
import http.client
import json
import signal
import sys
import threading
import time

HEADERS = {"Accept-Encoding": "gzip, deflate, br, zstd", "User-Agent": "Mozilla/5.0", "Sec-Fetch-Site": "same-origin"}


class Viewer:
    def __init__(self, port, feed, polls):
        self._port = port
        self._feed = feed
        self._polls = polls
        self._got = collections.defaultdict(lambda: [0, 0])  # path → requests (for the feed: events), bytes of bodies

    def listen(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        connection.request("GET", self._feed, headers={**HEADERS, "Accept": "text/event-stream"})
        feed = connection.getresponse()
        while piece := feed.read1(65536):
            self._count(self._feed, piece)

    def poll(self, seconds, path):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        due = time.monotonic()
        while True:
            connection.request("GET", path, headers=HEADERS)
            self._count(path, connection.getresponse().read())
            due += seconds
            time.sleep(max(0.0, due - time.monotonic()))

    def run(self):
        for task in (self.listen, *(lambda poll=poll: self.poll(*poll) for poll in self._polls)):
            threading.Thread(target=task, daemon=True).start()
        began = time.monotonic()
        signal.sigwait({signal.SIGTERM, signal.SIGINT})
        seconds = time.monotonic() - began
        print(json.dumps({path: {"per_second": count / seconds, "bytes_per_second": size / seconds}
                          for path, (count, size) in sorted(self._got.items())}), flush=True)

    def _count(self, path, body):
        self._got[path][0] += 1
        self._got[path][1] += len(body)


if __name__ == "__main__":
    # All threads leave these to the main one.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    Viewer(int(sys.argv[1]), sys.argv[2],
           [(float(seconds), path) for seconds, _, path in (poll.partition(":") for poll in sys.argv[3:])]).run()
