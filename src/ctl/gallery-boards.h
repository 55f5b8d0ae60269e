/* The boards of the gallery: every page of the views that ship, in every look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/session.h"
#include "render/text.h"

/* Draws and checks every page of every view in a language that gettext already speaks: at a desk
 * and on a wall of the city, of its first district and of the first street in it. Those of the desk
 * are written into the folder (NULL: none is). Appends to `problems` and returns how many pictures
 * there were, or -1. */
int pentad_gallery_boards_draw (const PentadCtlSession *session,
                                const char *folder,
                                PentadThemeKind kind,
                                PentadLanguage language,
                                PentadText *text,
                                GPtrArray *problems,
                                GError **error);
