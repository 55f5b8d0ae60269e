/* A part of a scene as a scene of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scene.h"

/* The ops [first, end) of a scene, without its maps and hits. A clip that was opened before `first`
 * holds for the slice too. Transfer full. */
PentadScene *
pentad_scene_slice_new (const PentadScene *scene, PentadText *text, guint first, guint end);
/* Position of the first map among the ops; their number when there is none. */
guint pentad_scene_slice_find_map (const PentadScene *scene);
