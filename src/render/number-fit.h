/* Numbers in little room: smaller or shorter, never cut.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/text.h"

/* Fits a text that holds a number into style->max_width: as it is, then smaller, then in large
 * units (PENTAD_TYPE_AXIS, the least that the wall profile allows, being the smallest type),
 * changing style->type. Returns what to draw: `string` itself, or one put into *owned, which the
 * caller frees; NULL when nothing has room, since a cut number is a wrong number. Numbers within
 * words, and those below ten thousand, have no shorter form. */
const char *pentad_number_fit (PentadText *text,
                               const PentadTheme *theme,
                               const char *string,
                               PentadTextStyle *style,
                               char **owned);
