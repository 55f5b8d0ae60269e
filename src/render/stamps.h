/* Small pictures of what a drawing shows many times, so that each is drawn once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "render/rect.h"

typedef struct _PentadStamps PentadStamps;

typedef void (*PentadStampDraw) (cairo_t *cr, gconstpointer data);

PentadStamps *pentad_stamps_new (void);
void pentad_stamps_free (PentadStamps *stamps);

/* Shows on cr what `draw` draws inside `box` (units of cr; ink beside it is lost), at most an
 * eighth of a pixel off. name: of all that it looks like but its place and the scale of cr. FALSE,
 * and nothing drawn, when cr does not draw on pixels, is turned, or the picture would be large. */
gboolean pentad_stamps_draw (PentadStamps *stamps,
                             cairo_t *cr,
                             const char *name,
                             const PentadRect *box,
                             PentadStampDraw draw,
                             gconstpointer data);
/* Pictures that are kept. */
guint pentad_stamps_get_n (const PentadStamps *stamps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadStamps, pentad_stamps_free)
