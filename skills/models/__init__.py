from skills.models.course_skill import CourseSkill
from skills.models.skill import Skill, SkillPhrase

__all__ = ["CourseSkill", "Skill", "SkillPhrase"]
