"""Login ID and password of the internet site (F3 STEP①): notice and flow, identity check, mail address, two mails.

It belongs to the site: the same logins, the same hours.
"""

from .fields import Event, Tick
from .shared import SITE_HOURS
from .vocabulary import Part, Programme, Step

NOTICE = Step(
    "site_notice",
    (SITE_HOURS, Tick(id="site_privacy"), Tick(id="site_flow", rests_on=("site_privacy",))),
)
IDENTITY = Step("identity", (Event(id="identified", rests_on=("site_flow",)),))
MAIL_ADDRESS = Step("mail_address", (Event(id="mail_checked", rests_on=("identified",)),))
ISSUED = Step("issued")

CREDENTIALS = Programme(
    "credentials", (Part("credentials", (NOTICE, IDENTITY, MAIL_ADDRESS, ISSUED)),), realm="internet"
)
