/* Asks for a passphrase: on the terminal, in a file, or of systemd; never on a command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* path: a file that only the user (or root) may read, whose first line it is; NULL: the credential
 * "pentad-passphrase" that systemd hands to a service, else the terminal, where twice TRUE asks for
 * it twice. NULL with one line that says what is wrong. Free it with pentad_ctl_passphrase_free().
 */
char *pentad_ctl_passphrase_read (const char *path, gboolean twice, GError **error);
/* Wipes it. */
void pentad_ctl_passphrase_free (char *passphrase);
