/* Every parser of bytes that a stranger may have made, behind one signature.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  const char *name; /* that of its folder of seeds */
  /* Reads the bytes and throws the result away. Any bytes may be given; they end at len. */
  void (*run) (const char *data, gsize len);
} FuzzTarget;

extern const FuzzTarget fuzz_targets[];
extern const guint fuzz_n_targets;

/* NULL when there is none of that name. */
const FuzzTarget *fuzz_find_target (const char *name);
