"""Files to articles of a project: imports, what they tell, and putting their reports right."""
