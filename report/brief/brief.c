#include "report/brief/brief.h"

#include "report/brief/apart.h"
#include "report/brief/documents.h"
#include "report/brief/groups.h"
#include "report/brief/keywords.h"
#include "report/brief/reader.h"

void brief_find(
    const struct material *material, struct quotes *quotes, struct summary *summary)
{
    if (material->corpus->document_count == 0)
        return;
    documents_find(material, quotes, summary);
    groups_find(material, summary);
    if (summary_has(summary, SECTION_GROUPS))
        apart_find(material, summary);
    if (!summary->brief)
        return;
    documents_place(material, summary);
    keywords_find(material->corpus, material_top(material), summary);
    groups_count_contexts(material->corpus, summary);
    reader_find(material, quotes, summary);
}
