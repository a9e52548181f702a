"""`koshin up`: both processes until Ctrl-C."""

import sys

from renewal_backend.launch import ports, processes, welcome
from renewal_backend.launch.loading import load_settings
from renewal_backend.launch.supervisor import Supervisor


def up() -> int:
    """Start everything, say where it is, and stay until a signal; returns the exit code."""
    settings = load_settings()
    complaint = ports.complaint(settings.host, settings.port, settings.rasa_port)
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    children = [processes.rasa(settings), processes.service(settings)]
    local = f"http://127.0.0.1:{settings.port}"

    def tell(seconds: float) -> None:
        print(welcome.welcome(settings, welcome.demo(local), seconds), flush=True)

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    print(f"Starting Koshin; logs are in {settings.home / 'logs'}.", flush=True)
    code = Supervisor(children, welcome.Waiting(local, say).is_ready, tell, say).run()
    print("Koshin is stopped.", flush=True)
    return code
