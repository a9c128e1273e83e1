// What `Taro.request` and its kind become in a build for H5; here all of them, since the exported cases look for functions
// by their names.
import * as apis from '@tarojs/plugin-platform-h5/dist/runtime/apis';

window.Taro = { ...apis.default, ...apis };

export default function App({ children }) {
  return children;
}
