"""locustfile.groovy for Locust's FastHttpUser (geventhttpclient)."""
from locust import FastHttpUser, constant, task


class Bench(FastHttpUser):
    wait_time = constant(0)

    @task
    def home(self):
        self.client.get("/")
