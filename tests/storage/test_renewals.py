"""Renewals, answers, documents and policies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from renewal_backend.services.ports import AlreadyThere, NotThere, StaleVersion
from renewal_backend.storage import Database

from .samples import LATER, MEMBER, NOW, answer, contract, document, furnish, policy, receipt, renewal


def test_a_renewal_is_found_again(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        assert work.renewals.get("renewal-1") == work.renewals.lock("renewal-1") == renewal()
        assert work.renewals.open_for(MEMBER.id, "contract-1") == renewal()
        assert work.renewals.newest_open(MEMBER.id, "clickar") == renewal()
        assert work.renewals.newest_open(MEMBER.id, "mypage") is None
        assert work.renewals.lock("nothing") is None


def test_the_newest_open_one_is_the_one_touched_last(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        undecided = replace(renewal("2", None), started_at=NOW - timedelta(days=1))
        work.renewals.add(undecided)
        touched = work.renewals.save(replace(renewal(), changed_at=LATER))
        assert work.renewals.newest_open(MEMBER.id, "clickar") == touched
        work.renewals.save(replace(touched, state="applied"))
        assert work.renewals.newest_open(MEMBER.id, "clickar") == undecided
        assert [r.id for r in work.renewals.of_member(MEMBER.id)] == ["renewal-1", "renewal-2"]


def test_a_contract_has_one_open_renewal(database: Database) -> None:
    furnish(database)
    with pytest.raises(AlreadyThere), database.begin() as work:
        work.renewals.add(renewal("2"))
    with database.begin() as work:
        work.renewals.save(replace(renewal(), state="closed"))
        work.renewals.add(renewal("2"))
        work.commit()


def test_a_save_counts_and_an_older_version_is_refused(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        saved = work.renewals.save(replace(renewal(), changed_at=LATER))
        work.commit()
    assert saved == replace(renewal(), changed_at=LATER, version=2)
    with pytest.raises(StaleVersion), database.begin() as work:
        work.renewals.save(renewal())
    with database.read() as work:
        assert work.renewals.get("renewal-1") == saved


def test_the_newest_answer_counts_and_all_are_kept(database: Database) -> None:
    furnish(database)
    given = [
        answer("plan", "as_is"),
        answer("phone"),
        answer("plan", "fuller"),
        answer("privacy", True),
        answer("phone", None),
    ]
    with database.begin() as work:
        for each in given:
            work.answers.append("renewal-1", each, "conversation-1")
        work.commit()
    with database.read() as work:
        assert work.answers.history("renewal-1") == given
        newest = {"plan": given[2], "privacy": given[3], "phone": given[4]}
        assert work.answers.current("renewal-1") == newest
        assert work.answers.current("renewal-2") == {}


def test_an_answer_belongs_to_a_renewal(database: Database) -> None:
    furnish(database)
    with pytest.raises(NotThere), database.begin() as work:
        work.answers.append("nothing", answer(), None)


def test_a_document_is_kept_as_offered_and_its_opening_recorded(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.documents.add_edition(document())
        work.documents.add_edition(replace(document(), at=LATER))
        assert work.documents.opened_digests("renewal-1") == frozenset()
        work.documents.opened("renewal-1", "digest-1", NOW, "conversation-1")
        work.documents.opened("renewal-1", "digest-1", LATER, None)
        work.commit()
    with database.read() as work:
        assert work.documents.get("renewal-1", "digest-1") == document()
        assert work.documents.get("renewal-2", "digest-1") is None
        assert work.documents.opened_digests("renewal-1") == {"digest-1"}


def test_only_an_offered_document_can_be_opened(database: Database) -> None:
    furnish(database)
    with pytest.raises(NotThere), database.begin() as work:
        work.documents.opened("renewal-1", "digest-2", NOW, None)


def test_a_policy_is_there_once_for_renewal_contract_and_number(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.contracts.add(contract("2", "1000000017"), MEMBER.id)
        work.renewals.add(renewal("2", "contract-2"))
        work.policies.add(policy())
        work.commit()
    with database.read() as work:
        assert work.policies.of_renewal("renewal-1") == policy()
        assert work.policies.of_contract("contract-1") == policy()
        assert work.policies.by_number("5000000008") == policy()
        assert work.policies.by_number("5000000016") is None
    other = {"renewal_id": "renewal-2", "contract_id": "contract-2", "number": "5000000016"}
    for same in other:
        different = {name: value for name, value in other.items() if name != same}
        with pytest.raises(AlreadyThere), database.begin() as work:
            work.policies.add(replace(policy(), **different))


def test_a_receipt_is_there_once_for_renewal_contract_and_number(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.contracts.add(contract("2", "1000000017"), MEMBER.id)
        work.renewals.add(renewal("2", "contract-2"))
        work.receipts.add(receipt())
        work.commit()
    with database.read() as work:
        assert work.receipts.of_renewal("renewal-1") == receipt()
        assert work.receipts.of_contract("contract-1") == receipt()
        assert work.receipts.by_number("U00010001") == receipt()
        assert work.receipts.by_number("U00010002") is None
    other = {"renewal_id": "renewal-2", "contract_id": "contract-2", "number": "U00010002"}
    for same in other:
        different = {name: value for name, value in other.items() if name != same}
        with pytest.raises(AlreadyThere), database.begin() as work:
            work.receipts.add(replace(receipt(), **different))


def test_a_receipt_waits_until_its_renewal_has_a_policy(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.contracts.add(contract("2", "1000000017"), MEMBER.id)
        work.renewals.add(renewal("2", "contract-2"))
        second = replace(receipt("U00010002"), renewal_id="renewal-2", contract_id="contract-2")
        for new in (second, receipt()):
            work.receipts.add(new)
        assert work.receipts.waiting() == [receipt(), second]
        work.policies.add(policy())
        assert work.receipts.waiting() == [second]
        work.commit()


def test_sequence_numbers_count_on_and_survive_a_reset(database: Database) -> None:
    with database.begin() as work:
        first, second = work.policies.next_number(), work.policies.next_number()
        work.commit()
    with database.begin() as work:
        assert work.policies.next_number() == second + 1 == first + 2
    with database.begin() as work:
        assert work.policies.next_number() == second + 1, "a rolled back number is given out again"
