"""paced.groovy for Locust."""
import math
import os
import random
import time

from locust import FastHttpUser, HttpUser, constant, constant_pacing

PERIOD = float(os.environ["BENCH_PERIOD"])
SPREAD = float(os.environ["BENCH_SPREAD"])
BEGAN = time.monotonic()
PACED_FROM = BEGAN + float(os.environ["BENCH_WARM_UP"])
MEASURED_FROM = PACED_FROM + float(os.environ["BENCH_SETTLE"])


def ask(user):
    user.client.get("/warm-up" if time.monotonic() < MEASURED_FROM else "/measured")


def until_own_moment(user):
    periods = time.monotonic() / PERIOD - user.moment
    return (1 + math.floor(periods) - periods) * PERIOD


class Paced:
    wait_time = until_own_moment if SPREAD and PERIOD else constant_pacing(PERIOD) if PERIOD else constant(0)
    tasks = [ask]

    def __init__(self, environment):
        super().__init__(environment)
        self.moment = random.random()

    def on_start(self):
        while time.monotonic() < PACED_FROM:
            self.client.get("/warm-up" if random.randrange(1_000) else f"/warm-up/{int((time.monotonic() - BEGAN) * 4)}")


class Http(Paced, HttpUser):
    pass


class Fast(Paced, FastHttpUser):
    pass
