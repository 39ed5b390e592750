"""The names of everything the classifier says: verdict, kinds, profanity, languages."""

from typing import Final, Literal

Label = Literal["bullying", "safe"]

BULLYING: Final = "bullying"
SAFE: Final = "safe"

# Kinds after Van Hee et al. (2018), "Automatic detection of cyberbullying in social media text",
# in the names that moderation APIs use. The order is the order of the answer.
KINDS: Final = (
    "insult",
    "threat",
    "self_harm",
    "identity_attack",
    "sexual_harassment",
    "exclusion",
    "defamation",
)

# A mark, not a kind: vulgar words that attack nobody leave a message safe.
PROFANITY: Final = "profanity"

# "vietnamese" tells the language: Vietnamese typed without accents looks like no language to a
# detector of written languages, so the network, which has read it, says.
VIETNAMESE: Final = "vietnamese"

# One logit each, in this order, for a whole message.
OUTPUTS: Final = (BULLYING, *KINDS, PROFANITY, VIETNAMESE)

LANGUAGES: Final = ("en", "vi")
