/* The body of a question by POST: what a mapping says, with the page and the period filled in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/mapping.h"

/* What may stand in braces in a question. */
typedef struct
{
  int page;
  const char *from, *to; /* as they are to be sent */
} PentadListQuestion;

/* JSON; NULL for a list that is asked for with GET. A text that is "{page}" and nothing else
 * becomes a number. Transfer full. */
char *pentad_list_make_body (const PentadMappingList *list, const PentadListQuestion *question);
/* TRUE when the node, or any below it, names the page. */
gboolean pentad_list_names_page (const PentadJson *node);
