"""paced.groovy for Locust."""
import os
import random
import time

import gevent
from locust import FastHttpUser, HttpUser, constant, constant_pacing

PERIOD = float(os.environ["BENCH_PERIOD"])
SPREAD = float(os.environ["BENCH_SPREAD"])
PACED_FROM = time.monotonic() + float(os.environ["BENCH_WARM_UP"])
MEASURED_FROM = PACED_FROM + float(os.environ["BENCH_SETTLE"])


def ask(user):
    user.client.get("/warm-up" if time.monotonic() < MEASURED_FROM else "/measured")


class Paced:
    wait_time = constant_pacing(PERIOD) if PERIOD else constant(0)
    tasks = [ask]

    def on_start(self):
        while time.monotonic() < PACED_FROM:
            self.client.get("/warm-up")
        gevent.sleep(random.random() * SPREAD)


class Http(Paced, HttpUser):
    pass


class Fast(Paced, FastHttpUser):
    pass
