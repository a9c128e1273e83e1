// What host.py offers, once each.
Page({ greet: () => add(20, 22) });
wx.showModal({ title: 'Sure?', success: ({ confirm }) => console.log('modal', confirm) });
wx.request({ url: 'https://qiao.example/version', success: ({ data }) => console.log('version', data.version) });
