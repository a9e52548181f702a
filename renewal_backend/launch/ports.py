"""Are the ports free?"""

import socket


def taken(host: str, port: int) -> bool:
    """True when something else listens on this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def complaint(host: str, port: int, rasa_port: int) -> str:
    """A sentence about every port that cannot be had; empty when both are free."""
    places = ((host, port, "PORT", "the service"), ("127.0.0.1", rasa_port, "RASA_PORT", "Rasa"))
    return "\n".join(
        f"Port {number} for {who} is taken by another program: stop that, or choose another with {name}=…"
        for address, number, name, who in places
        if taken(address, number)
    )
