"""What Rasa has no setting for."""

import asyncio
from typing import Any

import pytest
import rasa.core.actions.action
from aiohttp import web
from jsonschema.exceptions import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.core.channels import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import rasa_settings

rasa_settings.apply()
GENERATOR = TemplatedNaturalLanguageGenerator({})


def test_actions_get_seconds_not_minutes() -> None:
    assert rasa.core.actions.action.DEFAULT_REQUEST_TIMEOUT == rasa_settings.PATIENCE == 3


def test_a_slow_action_is_given_up(monkeypatch: pytest.MonkeyPatch, domain: Any) -> None:
    async def life() -> None:
        async def dawdle(request: web.Request) -> web.Response:
            await asyncio.sleep(5)
            return web.json_response({})

        app = web.Application()
        app.router.add_post("/", dawdle)
        runner = web.AppRunner(app, shutdown_timeout=0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        action = RemoteAction("action_start", EndpointConfig(f"http://127.0.0.1:{runner.addresses[0][1]}/"))
        tracker = DialogueStateTracker.from_events("a", [], domain.slots)
        with pytest.raises(asyncio.CancelledError):
            await action.run(CollectingOutputChannel(), GENERATOR, tracker, domain)
        await runner.cleanup()

    monkeypatch.setattr(rasa.core.actions.action, "DEFAULT_REQUEST_TIMEOUT", 0.2)
    asyncio.run(life())


@pytest.mark.parametrize("answer", [{"events": "none"}, {"responses": [1]}, []])
def test_an_answer_of_the_wrong_form_is_refused(answer: Any) -> None:
    with pytest.raises(ValidationError):
        RemoteAction("action_start", None)._validate_action_result(answer)


def test_a_right_answer_is_accepted() -> None:
    right = {"events": [{"event": "slot", "name": "answer", "value": None}], "responses": [{"custom": {}}]}
    assert RemoteAction("action_start", None)._validate_action_result(right)


def _validate(domain: Any, **candidates: str) -> Any:
    form = FormAction("renewal_form", None)
    tracker = DialogueStateTracker.from_events("a", [], domain.slots)
    return asyncio.run(form.validate_slots(candidates, tracker, domain, CollectingOutputChannel(), GENERATOR))


def test_nothing_to_validate_asks_nobody(domain: Any) -> None:
    assert _validate(domain) == []


def test_an_answer_is_validated(domain: Any) -> None:
    with pytest.raises(asyncio.CancelledError):
        _validate(domain, answer="x")
