/* What is wrong with a drawing, found without looking at it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scene.h"

/* Looks for: shapes and texts beyond the scene, texts that a clip cuts, a text over a text, a text
 * that lacks a contrast of 4.5 to what lies under it (its halo, else the last shape that holds it),
 * a text that sticks out of the box it stands in or is smaller than the theme's least type, and a
 * name or legend over a seam of the wall. Appends a line for each to `problems` (char *,
 * owned by it), and returns how many. */
guint pentad_scene_check (const PentadScene *scene, GPtrArray *problems);
/* The same of titles, names, headings and numbers that end in an ellipsis. Names can be of any
 * length, so it is no fault of a drawing by itself; of one with well-known names it is. */
guint pentad_scene_check_cut (const PentadScene *scene, GPtrArray *problems);
