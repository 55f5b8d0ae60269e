/* A scene as render nodes, of which those are made anew that look different.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"

/* Zero is an empty picture. */
typedef struct
{
  GPtrArray *nodes; /* GskRenderNode in widget pixels, each some ops of the scene */
  PentadScene *scene;
  double factor;
  GPtrArray *before; /* nodes of the picture before this one; NULL: not wanted any more */
} PentadPicture;

/* Shows a scene, of which it takes a reference; NULL shows nothing. factor: widget pixels per
 * design pixel. TRUE when the picture is another one than before. */
gboolean
pentad_picture_set (PentadPicture *picture, PentadScene *scene, PentadText *text, double factor);
/* Appends the picture as it is on the way from the one before, of which parts that look the same
 * are not touched. progress: 0 shows the one before, 1 this one. */
void
pentad_picture_append_change (const PentadPicture *picture, GtkSnapshot *snapshot, double progress);
/* Lets go of the picture before. */
void pentad_picture_settle (PentadPicture *picture);
void pentad_picture_append (const PentadPicture *picture, GtkSnapshot *snapshot);
void pentad_picture_clear (PentadPicture *picture);
