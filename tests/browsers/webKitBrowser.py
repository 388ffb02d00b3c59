#!/usr/bin/python3
"""A WebKit browser for WebKitWebDriver that keeps its data: service worker, caches and IndexedDB survive a restart.

MiniBrowser's automation profile is ephemeral. Usage: webKitBrowser.py DATA_FOLDER [WIDTH HEIGHT]
"""
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

folder = sys.argv[1]
width, height = (int(size) for size in (sys.argv[2:4] or (1180, 820)))

manager = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)


def open_window(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    features = WebKit2.Settings.get_all_features()
    for index in range(features.get_length()):
        feature = features.get(index)
        if feature.get_identifier() in ("StorageAPI", "StorageAPIEstimate"):
            view.get_settings().set_feature_enabled(feature, True)
    window = Gtk.Window(default_width=width, default_height=height)
    window.add(view)
    window.show_all()
    return view


def start(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("techbar-webkit")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view", open_window)


context.connect("automation-started", start)
Gtk.main()
