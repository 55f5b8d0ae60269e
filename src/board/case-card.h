/* All that is known of a case: facts, and its trail with the time that each step took.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "render/data-table.h"
#include "render/theme.h"

typedef struct
{
  char *label, *text;
  PentadTone tone;
} PentadCardFact;

typedef struct
{
  char *id;
  char *title;            /* its class */
  GArray *facts;          /* PentadCardFact */
  PentadDataTable *trail; /* a row for each act up to the instant shown, in order of time */
  char *target;           /* LEVEL:CODE of the finest place it lies in; NULL none */
} PentadCaseCard;

/* NULL when the city does not know the case, or not yet at the instant shown. Transfer full. */
PentadCaseCard *
pentad_case_card_new (const PentadBoardData *data, const char *id, PentadLanguage language);
void pentad_case_card_free (PentadCaseCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseCard, pentad_case_card_free)
