/* A widget that shows one scene: the picture, its keyboard walk, its tooltips.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene is painted once, into a render node; every frame after that only shows the node. */
#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"

#define PENTAD_TYPE_CANVAS (pentad_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PentadCanvas, pentad_canvas, PENTAD, CANVAS, GtkWidget)

/* Signal "activated" (const char *key, int place): a hit was clicked or chosen with Enter; place
 * is PENTAD_NO_PLACE when the hit is none. */
GtkWidget *pentad_canvas_new (void);

/* Takes a reference to the scene; NULL shows nothing. `text` paints it now and is not kept. The
 * hit under the keyboard stays where it is when the new scene has its key too. */
void pentad_canvas_set_scene (PentadCanvas *self, PentadScene *scene, PentadText *text);
/* FALSE while the picture changes to a new one, which takes a fifth of a second where animations
 * are wanted (gtk-enable-animations) and touches only what differs. Signal "settled": it has ended.
 */
gboolean pentad_canvas_is_settled (PentadCanvas *self);
/* Borrowed; NULL when there is none. */
PentadScene *pentad_canvas_get_scene (PentadCanvas *self);

/* What assistive technology reads: the panel's name and what it says in a sentence. */
void pentad_canvas_set_words (PentadCanvas *self, const char *name, const char *summary);

/* The hit that the keyboard stands on, or NULL. Borrowed. */
const PentadHit *pentad_canvas_get_current (PentadCanvas *self);
/* Moves the keyboard on by `step` hits, round the ends. FALSE when the scene has no hits. */
gboolean pentad_canvas_walk (PentadCanvas *self, int step);
/* Emits "activated" for the hit that the keyboard stands on. FALSE when there is none. */
gboolean pentad_canvas_activate_current (PentadCanvas *self);
/* Emits "activated" for what lies at a point in widget pixels. FALSE when nothing does. */
gboolean pentad_canvas_activate_at (PentadCanvas *self, double x, double y);
