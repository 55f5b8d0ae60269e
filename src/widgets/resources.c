/* The templates, styles and icons that are built into the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/resources.h"

#include <gio/gio.h>

#include "pentad-resources.h"

void
pentad_resources_init (void)
{
  static gsize done;

  /* By hand: the linker would drop a constructor that nothing in a static library refers to. */
  if (g_once_init_enter (&done))
    {
      pentad_bundle_register_resource ();
      g_once_init_leave (&done, 1);
    }
}
