"""Tables out of wordfreq's source, which is read, never run."""
import ast


SERBIAN_LETTERS = 2 * 30  # rows of the table: its alphabet, in capitals and small letters


def serbian_latin(wheel, rows=None):
    """How wordfreq writes Serbian in Latin script: {code point of a Cyrillic letter: Latin}. The
    first SERBIAN_LETTERS rows are Serbian's own; letters of other languages follow."""
    module = ast.parse(wheel.read("wordfreq/transliterate.py").decode())
    for statement in module.body:
        if isinstance(statement, ast.Assign) and statement.targets[0].id == "SR_LATN_TABLE":
            table = statement.value
            # A row is ord("Ж"): "Ž".
            return {ord(ast.literal_eval(key.args[0])): ast.literal_eval(value)
                    for key, value in list(zip(table.keys, table.values))[:rows]}
    raise ValueError("wordfreq's transliterate.py has no SR_LATN_TABLE")
