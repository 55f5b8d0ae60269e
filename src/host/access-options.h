/* The options of a command line that say how a server is reached.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "host/http-access.h"

/* As given; NULL where an option is absent. */
typedef struct
{
  char *ca_file;
  char *certificate, *key;
  char *proxy;
  char *credential; /* where it lies, never the secret */
} PentadAccessOptions;

/* --ca-file, --client-certificate, --client-key, --proxy and --credential, which are put into
 * self. Transfer full, to a context. */
GOptionGroup *pentad_access_options_make_group (PentadAccessOptions *self);
/* What the options say, for a server and its standby (may be NULL). FALSE with one line that names
 * the option. *access is NULL when none is given. Transfer full. */
gboolean pentad_access_options_apply (const PentadAccessOptions *self,
                                      const char *url,
                                      const char *standby,
                                      PentadHttpAccess **access,
                                      GError **error);
void pentad_access_options_clear (PentadAccessOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadAccessOptions, pentad_access_options_clear)
