/* The reference platform with the made-up city, run as a child of the application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What is named as the platform in its place. */
#define PENTAD_DEMO_PLATFORM "demo"

typedef struct _PentadDemo PentadDemo;

/* url: where it answers; NULL with the error. Called once, from the main context. */
typedef void (*PentadDemoFunc) (const char *url, const GError *error, gpointer user_data);

/* Starts it; it ends with the application, whatever becomes of that. NULL when the program cannot
 * be started, with its path. Transfer full. */
PentadDemo *pentad_demo_start (PentadDemoFunc func, gpointer user_data, GError **error);
/* Ends it. The function is not called any more. */
void pentad_demo_free (PentadDemo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDemo, pentad_demo_free)
