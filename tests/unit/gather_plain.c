#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gather/plain.h"

const char program_name[] = "gather_plain";

static void what_reads_as_text_is_plain(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "The ferry waits at the gate.\n",
        "\xEF\xBB\xBFThe ferry waits.\n",
        "Fog, rain, and wind. The ferry waits.\n",
        "From here one sees the ferry.\n",
        "Note: the ferry waits.\nThe gate is old.\n",
        "[1] The ferry waits.\n",
        "- The ferry waits.\n",
        "6/1 and 7/1 are days.\n",
        "1.2 The ferry\n",
        "< 5 ferries\n",
        "The ferry costs < 5 crowns.\n",
        "alone\n",
        "Rates & fares of AT&T; C++ is a name.\n",
        "The ferry&rsquo;s crew &gt; 5.\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!plain_is_sure(span_of(texts[i])))
            fail_msg("not plain: %s", texts[i]);
}

static void what_may_be_another_form_is_not_sure(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<html><p>The ferry",
        "\xEF\xBB\xBF <?xml version",
        "\n  <!DOCTYPE html>",
        "{\"id\": 1}",
        "[ {\"id\"",
        "%PDF-1.4",
        "{\\rtf1 The ferry",
        "WARC/1.0\r\n",
        "From a@b.c Tue Nov 24 10:00:00 2026\n",
        "Subject: Ferry\nDate: today\n",
        "From  : a@b.c\nTo:d@e.f\n",
        "Subject: =?utf-8?q?Ferry?=\n\nIt sails.\n",
        "Received: from a\n\tby b\n",
        "id,text,day\n1,The ferry,2\n",
        "\"id\";\"text\"\r\n",
        "WEBVTT\n",
        "# Ferry\n\nThe ferry waits.\n",
        "The [ferry](https://a.example) waits.\n",
        "1\n00:00:01,000 --> 00:00:02,000\nThe ferry waits.\n",
        "text\nThe ferry waits.\n",
        "0:00:01.000,0:00:02.000\nThe ferry\n",
        "sep=;\nid;text\n",
        "- title: Ferry\n  text: It waits.\n",
        "[06.01.26, 10:00:00] Ann: The ferry waits\n",
        "1/16/2026, 10:00 - Ann: The ferry waits\n",
        "The ferry\nGale Document Number: A1\n",
        "\303\234berschrift;Text\nF\xC3\xA4hre;Die\n",
        "date|text\n1|The ferry\n",
        "caf\xC3\xA9 caf\xC3",
        "caf\xC3\xA9 caf\xC3\xA9 caf\xE9 in a slip\n",
        "The <b>ferry</b> waits.\n",
        "HTTP/1.1 200 OK\n\nThe ferry waits.\n",
        "ferries = [{\"text\": \"It waits.\"}]\n",
        "[{'text': 'The ferry waits.'}]\n",
        "A list of ferries\n\nid,text,day\n1,It waits.,2\n",
        "@book{a, title={Ferry}}",
        "The com-\nmittee met.\n",
        "The com\xC2\xAC\nmittee met.\n",
        "The ferry\rwaits.\r",
        "The ferry waits.\nEnd of Document\n",
        "caf\xE9 in Latin-1\n",
        "The ferry&rsquo;s crew&#8217;s cook&rsquo;s.\n",
        "<p>The ferry&rsquo;s crew.\n",
        "The f+APY-rderung.\n",
        "id^text\n1^The ferry\n",
        "09:00 <ann> The ferry waits.\n",
        "- {title: Ferry, text: It waits.}\n",
        "\x1e{\"id\": 1}\n",
        "[LINE] Chat\n",
        "**** BEGIN LOGGING AT Tue Mar 17 09:00:00 2026\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (plain_is_sure(span_of(texts[i])))
            fail_msg("plain: %s", texts[i]);
    assert_false(plain_is_sure(SPAN("a\0b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_reads_as_text_is_plain),
        cmocka_unit_test(what_may_be_another_form_is_not_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
