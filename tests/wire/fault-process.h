/* The fault server of tests, as a child process that is told what to break.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

typedef struct _FaultProcess FaultProcess;

/* Starts it; it passes everything on to 127.0.0.1:upstream. */
FaultProcess *fault_process_new (guint16 upstream);
/* Ends it and removes its folder. */
void fault_process_free (FaultProcess *self);
/* Sends a command, a line of JSON as fault-server.py says, and waits until it holds. */
void fault_process_tell (FaultProcess *self, const char *command);
/* How many requests came for paths that begin so. */
guint fault_process_count (FaultProcess *self, const char *prefix);
guint16 fault_process_get_port (FaultProcess *self);
guint16 fault_process_get_tls_port (FaultProcess *self);
/* A file in its folder: ca.pem, client.pem, stranger.pem ... Transfer full. */
char *fault_process_dup_path (FaultProcess *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultProcess, fault_process_free)
