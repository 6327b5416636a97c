"""What On Record talks about: articles, actors, statements, topics and changes to them.

Everything here is plain, frozen and picklable; it knows neither Qt nor pandas, SQLite or spaCy.
"""
