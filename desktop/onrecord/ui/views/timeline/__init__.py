"""The timeline page: who said what when."""
