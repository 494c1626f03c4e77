"""What is shown: layers, tables, pictures and their looks."""
