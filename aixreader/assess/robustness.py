"""Threats by the attacks that the EU's AI Act names (Regulation (EU) 2024/1689, article 15(5)).

The article names attempts to manipulate the training data (data poisoning) or pre-trained components (model poisoning),
inputs that make a model err (adversarial examples, model evasion), confidentiality attacks and model flaws. Threats are
known by their oldest names; one that is not listed is none of these.
"""

from __future__ import annotations

from collections.abc import Mapping

ATTACKS: Mapping[str, str] = {
    "data-poisoning": "Data poisoning",
    "model-poisoning": "Model poisoning",
    "evasion": "Adversarial examples, model evasion",
    "confidentiality": "Confidentiality attacks",
}
_THREATS: Mapping[str, tuple[str, ...]] = {
    "data-poisoning": ("datapoison", "manipulateaugmentation"),
    "model-poisoning": ("devmodelpoison", "transferlearningattack", "runtimemodelpoison"),
    "evasion": (
        "closedboxevasion",
        "openboxevasion",
        "transferattack",
        "partialknowledgeevasion",
        "evasionafterpoison",
        "directpromptinjection",
        "indirectpromptinjection",
        "agentmessagestructuremanipulation",
    ),
    "confidentiality": (
        "disclosureuseoutput",
        "modelinversionandmembership",
        "modeltheftuse",
        "devdataleak",
        "devmodelleak",
        "devcodeleak",
        "runtimemodeltheft",
        "leakinput",
        "leakaugmentation",
    ),
}
_ATTACK_OF = {threat: attack for attack, threats in _THREATS.items() for threat in threats}


def attacked_by(threat: str) -> str:
    """The id of the attack (a key of `ATTACKS`) that a threat, by its oldest name, is; "" for none."""
    return _ATTACK_OF.get(threat, "")
