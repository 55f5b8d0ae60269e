/* The charts of the gallery: every kind on its samples, in every look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/text.h"

/* Draws and checks every sample of every kind of chart, list and panel at the size of a desk and of
 * a wall, in a language that gettext already speaks; one sheet each is written into the folder
 * (NULL: none is). Appends to `problems` and returns how many pictures there were, or -1. */
int pentad_gallery_charts_draw (const char *folder,
                                PentadThemeKind kind,
                                PentadLanguage language,
                                PentadText *text,
                                GPtrArray *problems,
                                GError **error);
