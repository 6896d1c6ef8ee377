"""How addresses of the database begin. Apart from the rest: settings are read before anything heavy is loaded."""

SCHEMES = ("postgresql", "postgres")
