"""What this room does when a lower room speaks, and the words it lends to the consent room."""

from casework.selectors import filling
from consent import kinds

kinds.register("intake_field", names=filling.question_names, offers=filling.offers)
kinds.register("person", names=filling.person_names)
kinds.register("passport_line", names=filling.line_names)
kinds.register("passport_skill", names=filling.skill_names)
