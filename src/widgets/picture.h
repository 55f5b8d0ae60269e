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
} PentadPicture;

/* Shows a scene, of which it takes a reference; NULL shows nothing. factor: widget pixels per
 * design pixel. TRUE when the picture is another one than before. */
gboolean
pentad_picture_set (PentadPicture *picture, PentadScene *scene, PentadText *text, double factor);
void pentad_picture_append (const PentadPicture *picture, GtkSnapshot *snapshot);
void pentad_picture_clear (PentadPicture *picture);
