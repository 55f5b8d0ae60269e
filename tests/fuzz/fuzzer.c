/* One target for libFuzzer, which brings the main function: built with -Dfuzz=true by clang.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FUZZ_TARGET is the name of the target. */
#include "config.h"

#include "targets.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const FuzzTarget *target;

  if (target == NULL)
    target = fuzz_find_target (FUZZ_TARGET);
  g_assert (target != NULL);
  target->run ((const char *)data, size);
  return 0;
}
