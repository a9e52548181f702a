"""A customer's own data as a document shows them: words for its sentences, rows for its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..catalogue.fields import Phone
from ..catalogue.vocabulary import Context, Row
from .contract import Contract
from .japanese_dates import day_words, month_words, yen_words
from .labels import label
from .quote import Quote, instalments

_PHONE = Phone(id="phone")
_PLAIN = Context(today=date.min)
"""Nothing that the showing of a phone number looks at."""


@dataclass(frozen=True)
class Details:
    """What the customer answered or confirmed besides the plan and its rating factors.

    `next_licence_renewal` is "YYYY-MM", `postal_code` seven digits, `phone` digits only,
    `group_name` None without a group.
    """

    next_licence_renewal: str
    youngest_driver: date
    postal_code: str
    address: str
    phone: str
    group_name: str | None
    payment_method: str


def words(contract: Contract, quote: Quote, details: Details) -> dict[str, str]:
    """What the sentences of a document may name."""
    starts, ends = contract.new_term
    return {
        "holder": contract.holder.name,
        "plan": quote.name,
        "group_name": details.group_name or "",
        "dashcam": "dashcam" if contract.dashcam else "",
        "starts": day_words(starts),
        "ends": day_words(ends),
    }


def tables(contract: Contract, quote: Quote, details: Details) -> Mapping[str, tuple[Row, ...]]:
    """The rows of every table, by the table's name."""
    return {
        "contract": _contract(contract, quote, details),
        "coverages": quote.coverages,
        "drivers": _drivers(contract, quote, details),
        "vehicle": _vehicle(contract),
        "premium": _premium(quote, details),
    }


def _contract(contract: Contract, quote: Quote, details: Details) -> tuple[Row, ...]:
    starts, ends = contract.new_term
    return (
        ("満期を迎えるご契約の証券番号", contract.policy_number),
        ("ご契約者", f"{contract.holder.name}（{contract.holder.kana}）"),
        ("ご住所", f"〒{details.postal_code[:3]}-{details.postal_code[3:]} {details.address}"),
        ("お電話番号", _PHONE.show(details.phone, _PLAIN)),
        ("記名被保険者", f"{contract.insured.name}（{contract.insured.kana}）"),
        ("保険期間", f"{day_words(starts)}午後4時から{day_words(ends)}午後4時まで（1年間）"),
        ("プラン", quote.name),
    )


def _drivers(contract: Contract, quote: Quote, details: Details) -> tuple[Row, ...]:
    return (
        ("運転者の限定", label("driver_scope", quote.factors.driver_scope)),
        ("年齢条件", label("age_condition", quote.factors.age_condition)),
        (
            "最も若い運転者の生年月日",
            day_words(details.youngest_driver),
        ),
        ("記名被保険者の生年月日", day_words(contract.insured.birth_date)),
        ("記名被保険者の免許証の色", label("licence_colour", quote.factors.licence_colour)),
        (
            "次回の免許証更新",
            month_words(details.next_licence_renewal),
        ),
    )


def _vehicle(contract: Contract) -> tuple[Row, ...]:
    vehicle = contract.vehicle
    return (
        ("車名", vehicle.name),
        ("登録番号", vehicle.registration),
        ("型式", vehicle.model),
        ("初度登録", month_words(vehicle.first_registered)),
        ("使用目的", label("use", vehicle.use)),
        ("等級", f"{contract.grade}等級"),
    )


def _premium(quote: Quote, details: Details) -> tuple[Row, ...]:
    amount, times = instalments(quote, details.payment_method)
    due = f"毎月{yen_words(amount)}（年{times}回）" if times > 1 else f"{yen_words(amount)}（年1回）"
    return (
        ("年間の保険料（年払）", yen_words(quote.yearly)),
        ("毎月の保険料（月払）", yen_words(quote.monthly)),
        ("お支払方法", label("payment_method", details.payment_method)),
        ("お支払額", due),
    )
