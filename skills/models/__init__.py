from skills.models.course_skill import CourseSkill
from skills.models.gloss import CourseGloss
from skills.models.skill import Skill, SkillPhrase

__all__ = ["CourseGloss", "CourseSkill", "Skill", "SkillPhrase"]
