/* Words in several parts, of which those that do not fit are left out whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/part-fit.h"

#include <string.h>

char *
pentad_part_fit (PentadSketch *sketch, const char *words, const PentadTextStyle *style)
{
  g_autofree char *kept = g_strdup (words);
  char *end;

  if (words == NULL || !pentad_sketch_measure (sketch, words, style).cut)
    return NULL;
  while ((end = g_strrstr (kept, PENTAD_PART_END)) != NULL)
    {
      g_autofree char *less = NULL;

      *end = '\0';
      less = g_strconcat (kept, PENTAD_PART_END "…", NULL);
      if (!pentad_sketch_measure (sketch, less, style).cut)
        return g_steal_pointer (&less);
    }
  /* The first part alone says more than a piece of it. */
  return strlen (kept) < strlen (words) && !pentad_sketch_measure (sketch, kept, style).cut
             ? g_steal_pointer (&kept)
             : NULL;
}
