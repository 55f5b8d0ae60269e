/* The sketch that stands for a photograph of a case: a street, and what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 seed;                 /* of the case: before and after show the same street */
  guint subject;                /* any number: which thing is wrong */
  gboolean is_after;            /* it is mended */
  const char *case_id, *moment; /* written into it */
} PentadSketch;

/* The bytes of a PNG that says of itself that it is made up. Transfer full. */
GString *pentad_sketch_draw (const PentadSketch *sketch);
