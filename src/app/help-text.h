/* The pages of the user guide: a small part of Markdown, read into blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Known are headings (#, ##, ###), paragraphs, items of lists (-), pictures that stand alone
 * (![words](file)), tables (| a | b |) and fenced code; within a line **bold**, `keys` and links to
 * other pages, [words](page). Everything else is text. */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_HELP_HEADING,
  PENTAD_HELP_PARAGRAPH,
  PENTAD_HELP_ITEM,
  PENTAD_HELP_PICTURE,
  PENTAD_HELP_ROW,
  PENTAD_HELP_CODE
} PentadHelpKind;

typedef struct
{
  PentadHelpKind kind;
  int level;    /* of a heading, 1 to 3; of a row 1 for the head of a table, else 0 */
  char *text;   /* Pango markup; of a picture the words for it and of code the code, both plain */
  char *target; /* file name of a picture, without a folder; NULL for everything else */
  char **cells; /* of a row, Pango markup each; NULL for everything else */
} PentadHelpBlock;

typedef struct
{
  char *id;    /* the name that links have */
  char *title; /* plain */
  GPtrArray *blocks;
} PentadHelpPage;

/* Any text may be given. PentadHelpBlock; transfer full. */
GPtrArray *pentad_help_parse (const char *text);
/* The pages of data_dir/help/LANGUAGE in the order of their names, then the glossary in that
 * language. zh_TW has the pages of zh_CN. Without a page there is the glossary alone, or nothing.
 * PentadHelpPage; transfer full. */
GPtrArray *pentad_help_load (const char *data_dir, const char *language);
