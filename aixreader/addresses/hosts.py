"""Which addresses without a scheme begin with the name of a host: "opencre.org/chatbot" does, "setup.sh" does not.

A link that should lead to a file must never lead to a stranger's host of the same spelling, so what could be both is a
file. The top-level domains are those of IANA's root zone that people write without `https://`: the classic generic ones
and the countries' (ISO 3166). Newer ones are words ("login.security", "notes.zip") and are hosts with a scheme only.
"""

from __future__ import annotations

import re

GENERIC = re.compile(r"arpa|asia|biz|com|coop|edu|gov|info|int|io|jobs|mil|museum|net|org|post|pro|tel|travel")
COUNTRIES = re.compile(
    r"a[cdefglmoqrstuwxz]|b[abdefghijmnorstwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|"
    r"f[ijkmor]|g[adefghilmnpqrstuwy]|h[kmnrtu]|i[delmnqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]|"
    r"m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|o[m]|p[aefghklmnrstwy]|q[a]|r[eosuw]|"
    r"s[abcdeghiklmnorstvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]"
)
FILES = re.compile(r"a[cmsx]|b[bz]|c[clr]|do|g[ds]|in|la|m[deklmos]|nc|p[lmsty]|rs|s[chotv]|tf|vi")
"""Countries whose letters are also the suffix of a kind of file: Python, Rust, Perl, shell, Terraform, PyTorch ..."""
SECOND_LEVEL = re.compile(r"ac|com?|edu|gov|govt|net|nic|org?")
"""What stands before a country's letters in hosts, and in no file's name: "cert.gov.in"."""
WITH_PATH = re.compile(r"ai|dev")
"""Hosts where a path follows or the name has more than two parts: "logo.ai" is as likely a drawing."""

OWN = re.compile(r"aix:|(?:https?:)?[\\/]*(?:www\.)?owaspai\.org(?=[:/?#]|$)", re.IGNORECASE)

LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
NAME = re.compile(rf"((?:{LABEL}\.){{1,10}})([a-z]{{2,8}})\.?(?::\d{{1,5}})?(?=[/?#]|$)", re.IGNORECASE)


def begins_with_host(address: str) -> bool:
    """Whether an address without a scheme begins with a host's name rather than a file's."""
    match = NAME.match(address)
    if match is None:
        return False
    labels, domain = match[1].lower().split(".")[:-1], match[2].lower()
    if FILES.fullmatch(domain):
        return len(labels) > 1 and (labels[0] == "www" or SECOND_LEVEL.fullmatch(labels[-1]) is not None)
    if WITH_PATH.fullmatch(domain):
        return len(labels) > 1 or len(address) > match.end() + 1
    return GENERIC.fullmatch(domain) is not None or COUNTRIES.fullmatch(domain) is not None


def is_own_address(text: str) -> bool:
    """Whether `text` is an address of the reader or of the Exchange's site, with or without `https://`."""
    return OWN.match(text.strip()) is not None
