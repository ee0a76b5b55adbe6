"""locustfile.groovy for Locust's HttpUser (python-requests)."""
from locust import HttpUser, constant, task


class Bench(HttpUser):
    wait_time = constant(0)

    @task
    def home(self):
        self.client.get("/")
