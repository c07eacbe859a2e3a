#include "tokenize/languages/nonprose.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

const char program_name[] = "tokenize_nonprose";

static void first_part(const char *text, size_t size, bool nonprose)
{
    bool found;
    assert_int_equal(nonprose_part(span_of(text), &found), size ? size : strlen(text));
    assert_int_equal(found, nonprose);
}

static void prose_is_prose(void **state)
{
    (void)state;
    first_part("The ferry (see page 4) sails at 9:30; the next one at 12:15.\n", 0, false);
    first_part("Dinner at 8?\nYes.\nNo (sorry)!\nFine, then.\n", 0, false);
    first_part("Donaudampfschifffahrtsgesellschaftskapitän\n", 0, false);
    first_part("See https://example.org/a/very/long/address/of/a/page/0123456789abcdef\n",
        0, false);
    first_part("港の朝は静かだった。船は九時に出る。\n", 0, false);
}

static void coded_files_are_none(void **state)
{
    (void)state;
    first_part(
        "begin 644 a.gif\nM1TE&.#EAD0!<`/<```````!%N:5N.C4)%'N2T=N^H2.FZ5Y3FD[N9X7\n", 0,
        true);
    first_part(
        "iQCVAwUBMAABBBCCCddd0123456789abcdefghijklmnOPQRSTUVWXYZ+/aa01ZZ\n", 0, true);
    first_part("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.iso\n",
        0, true);
    first_part("-----BEGIN PGP SIGNATURE-----\nVersion: 2.6\n", 0, true);
}

static void source_code_logs_and_tables_are_none(void **state)
{
    (void)state;
    first_part("int main(void)\n{\n    for (i = 0; i < n; i++)\n        sum += a[i];\n}\n",
        0, true);
    first_part("2024-01-02 12:33:22 GET /a 200\n2024-01-02 12:33:25 GET /b 404\n"
               "2024-01-02 12:34:00 GET /c 200\n",
        0, true);
    first_part("12.5  33.1  44.2\n13.5  32.1  41.2\n14.5  31.1  40.2\n", 0, true);
    first_part("12.5  33.1  44.2\n13.5  32.1  41.2\n", 0, false);
}

static void lines_of_programs_are_none(void **state)
{
    (void)state;
    first_part("Feb 03 04:05:06 pier gate[412]: Opened the gate for the boat of the day\n"
               "Feb 03 04:05:09 pier gate[412]: Closed the gate behind the boat again\n",
        0, true);
    first_part("2026-01-02 03:04:05 [main] WARN The pump of the dock runs without water\n"
               "2026-01-02 03:04:06 [main] INFO The pump of the dock stands still now\n",
        0, true);
    first_part("X-Sender: the quay master of the town\nMime-Version: 1.0\n", 0, true);
    first_part("Traceback (most recent call last):\n  File \"pier.py\", line 7, in moor\n"
               "    boat.moor(quay)\nBoatError: there is no room for the boat\n",
        0, true);
    first_part("SELECT boat, quay FROM harbour JOIN pier ON harbour.id = pier.id\n"
               "WHERE harbour.town > 3 ORDER BY boat;\n",
        0, true);
    first_part(
        "def moor(boat, quay):\n    for rope in boat.ropes:\n        tie(rope, quay)\n"
        "    return quay.number(boat)\n",
        0, true);
    first_part("[10:01:22] Ann: The boat is late today, I think.\n"
               "[10:02:41] Joe: It always is, on Mondays.\n"
               "[10:03:07] Ann: Then let us walk.\n",
        0, false);
    first_part("From the quay (see the map) one can see the boats;\n"
               "if the weather is fine (as it was), one sees the island;\n"
               "for a week (or two) nobody saw it (such was the fog).\n",
        0, false);
}

static void the_parts_of_a_text_are_told_apart(void **state)
{
    (void)state;
    const char text[] = "It was a quiet morning in the harbour.\n"
                        "x = a[1];\ny = b[2];\nz = c[3];\n"
                        "Then the ferry came in from the sea.\n";
    first_part(text, 39, false);
    first_part(text + 39, 30, true);
    char room[sizeof text];
    assert_int_equal(nonprose_strip(span_of(text), room), sizeof text - 1 - 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_is_prose),
        cmocka_unit_test(coded_files_are_none),
        cmocka_unit_test(source_code_logs_and_tables_are_none),
        cmocka_unit_test(lines_of_programs_are_none),
        cmocka_unit_test(the_parts_of_a_text_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
